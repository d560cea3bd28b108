"""The laws of the plugin contract, in groups; :mod:`govproposal.testing.contract` lists them all."""
