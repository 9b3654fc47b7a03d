"""Bring the loopback device of a fresh network namespace up."""

import fcntl
import socket
import struct

GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
    request = struct.pack("16sh14x", b"lo", 0)
    flags = struct.unpack("16sh14x", fcntl.ioctl(device, GET_FLAGS, request))[1]
    fcntl.ioctl(device, SET_FLAGS, struct.pack("16sh14x", b"lo", flags | UP))
