"""A loopback stand-in for Google Translate's voice: real TLS, real speech, and bad policy on request."""
