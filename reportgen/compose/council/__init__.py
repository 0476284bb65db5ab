"""Council papers: what is declared of them, what it must fulfil, and the words of their forms."""
