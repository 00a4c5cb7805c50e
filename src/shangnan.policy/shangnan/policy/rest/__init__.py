"""The REST door: plone.restapi for our kinds, made strict in what it takes and sparing in what it tells."""
