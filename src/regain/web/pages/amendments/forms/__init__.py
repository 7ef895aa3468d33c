"""What one types on the pages of amendments."""
