"""What is drawn of a body: bones, muscles, nerve, skin, things round it, and the plates that name them."""
