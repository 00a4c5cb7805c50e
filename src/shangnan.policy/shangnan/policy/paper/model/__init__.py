"""The page model: where every glyph, line and picture of a paper stands. Writers make PDF and OFD of it; nothing here draws."""
