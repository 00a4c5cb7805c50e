"""The archive's own papers: catalogue, note sheet, cover and spine of a box."""
