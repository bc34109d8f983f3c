"""Script and speech -> a row of encoded sections on one line of samples."""
