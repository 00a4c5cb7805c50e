"""Measuring any PDF of an official document against GB/T 9704-2012. It knows nothing of who drew the PDF."""
