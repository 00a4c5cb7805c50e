"""Telling the elements of an official document apart by their words, colours, places and sizes."""
