"""From bytes to a draft: pure, local, repeatable. One module per format, one package per kind of document."""
