"""The ePub of the whole book, as a reading system and a shop meet it."""
