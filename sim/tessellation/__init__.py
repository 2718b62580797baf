"""Turning IFC shapes into triangles, in processes of their own.

The parent (`client`) starts one worker (`worker`), which opens the file, reads its tables and forks shards
(`shard`). A shard runs one geometry kernel on some products and writes batches (`batch`); the
`supervisor` watches it, and sends what crashed, hung or was dropped down the `ladder` of kernels. The
parent joins the batches (`assembly`).
"""
