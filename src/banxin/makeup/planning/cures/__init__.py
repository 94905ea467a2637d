"""What cannot be made up, in words and numbers, and what would cure it: each cure was tried.

``conflicts`` names contradictions before anything is searched; ``told`` says what no search
could make up, by what ``misfits``, ``shares`` and ``lengths`` find; the modules called after
what they cure make ``proposals``, which ``trials`` try.
"""
