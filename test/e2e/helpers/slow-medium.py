"""A folder on a slow medium: passes every file call on to another folder after a wait.

    slow-medium.py FOLDER MOUNTPOINT WAIT_FILE

WAIT_FILE holds the wait of each call in seconds, or `ever` for a medium that does not answer at all. It is read before
each call and, by a medium that does not answer, again and again. Needs fusepy and libfuse.
"""

import errno
import os
import sys
import time

from fuse import FUSE, FuseOSError, Operations

folder, mountpoint, wait_file = sys.argv[1:4]


def wait():
    while True:
        try:
            with open(wait_file) as file:
                text = file.read().strip()
        except OSError:
            text = "0"
        if text != "ever":
            time.sleep(float(text or "0"))
            return
        time.sleep(0.05)


class Slow(Operations):
    def __call__(self, op, path, *args):
        if op not in ("init", "destroy", "statfs"):
            wait()
        try:
            return getattr(self, op)(folder + path, *args)
        except OSError as error:
            raise FuseOSError(error.errno or errno.EIO)

    def getattr(self, path, fh=None):
        found = os.lstat(path)
        names = ("st_mode", "st_size", "st_mtime", "st_atime", "st_ctime", "st_nlink", "st_uid", "st_gid")
        return {name: getattr(found, name) for name in names}

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(path)]

    def open(self, path, flags):
        return os.open(path, flags)

    def create(self, path, mode, fi=None):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def read(self, path, size, offset, fh):
        return os.pread(fh, size, offset)

    def write(self, path, data, offset, fh):
        return os.pwrite(fh, data, offset)

    def truncate(self, path, length, fh=None):
        os.truncate(path, length)

    def fsync(self, path, datasync, fh):
        os.fsync(fh)

    def fsyncdir(self, path, datasync, fh):
        return 0

    def release(self, path, fh):
        os.close(fh)

    def rename(self, old, new):
        os.rename(old, folder + new)

    def unlink(self, path):
        os.unlink(path)

    def mkdir(self, path, mode):
        os.mkdir(path, mode)

    def rmdir(self, path):
        os.rmdir(path)


FUSE(Slow(), mountpoint, foreground=True, nothreads=False, attr_timeout=0, entry_timeout=0)
