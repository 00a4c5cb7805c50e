"""Letters of responsibility 党风廉政建设责任书: what one person answers for to another, signed by both."""
