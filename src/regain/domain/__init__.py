"""What a contrat de ville is. Apps are ranked: one only looks down (docs/architecture.md)."""
