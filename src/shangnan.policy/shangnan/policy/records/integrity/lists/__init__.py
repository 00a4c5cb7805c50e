"""The three lists 三个清单: what is to be done, by which measures, by which unit and until when."""
