"""What a text has told so far and a later clause goes on with: the last counts, the open act, the open price."""
