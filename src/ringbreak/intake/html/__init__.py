"""What web pages, saved pages, mails and web archives share: a tree of bounded size and the text in it."""
