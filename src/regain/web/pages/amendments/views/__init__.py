"""The pages of amendments: opening one, its text, what it changes, its circuit, its papers, the past."""
