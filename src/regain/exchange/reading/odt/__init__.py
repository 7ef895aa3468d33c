"""ODT: content.xml and the styles it rests on become blocks."""
