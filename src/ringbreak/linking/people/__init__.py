"""People and companies: how alike two names are, and which descriptions are of one."""
