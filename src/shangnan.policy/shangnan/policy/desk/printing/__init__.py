"""Papers of many records as one file: ordered on a register, drawn record by record, taken along by whoever ordered them."""
