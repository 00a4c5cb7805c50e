"""The rules, each module those of one part of a document; what is told is in Chinese, whatever language the screen has."""
