"""What all registers share: numbers without gap or double, and how a document's number is written."""
