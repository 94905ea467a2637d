"""The benchmark of page make-up: problems, judging, the best there is, laws; see README.md."""
