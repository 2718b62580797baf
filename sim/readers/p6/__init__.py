"""What a Primavera P6 database holds, whether it comes as XER or as XML."""
