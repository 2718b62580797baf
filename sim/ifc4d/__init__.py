"""The schedule written into copies of the models it builds, as IFC keeps one."""
