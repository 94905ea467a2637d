"""The sample issue's pictures, drawn by formula: no photograph, no model, no file from outside."""
