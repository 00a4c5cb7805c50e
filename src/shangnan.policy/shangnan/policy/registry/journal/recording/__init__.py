"""What happens is told to the journal here: content, steps, accounts. What requests ask for is told in `http/journal`."""
