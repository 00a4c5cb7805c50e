"""What `build/i18n.py` does: collecting texts, reading catalogues, finding what people would read in English."""
