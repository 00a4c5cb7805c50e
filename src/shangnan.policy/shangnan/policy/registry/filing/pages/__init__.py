"""The pages of filing: what is due, orders that run, one record, the register, boxes, paper records, decisions not to file."""
