"""What stands where on a page of a PDF, and the tables it makes."""
