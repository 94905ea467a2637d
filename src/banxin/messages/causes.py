"""Causes that others put into words: the system, and those who check values. Theirs is English."""

from __future__ import annotations

import errno
import os
import re
from typing import Final

_SYSTEM: Final = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "已经有同名的了",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "这个盘只能读",
    errno.ENAMETOOLONG: "名字太长",
    errno.EIO: "磁盘读写出错",
}

# In this order: the first that fits the whole cause.
_WORDINGS: Final = tuple(
    (re.compile(english), chinese)
    for english, chinese in (
        *((re.escape(os.strerror(number)), words) for number, words in _SYSTEM.items()),
        (r"no such key; perhaps (.+)", r"没有这个键，大概是 \1"),
        (r"no such key", "没有这个键"),
        (r"Field required", "少了这一项"),
        (r"Input should be a valid boolean.*", "要写 true 或 false"),
        (r"Input should be a valid string.*", "要写成引号里的文字"),
        (r"Input should be a valid integer.*", "要写一个整数"),
        (r"Input should be a valid number.*", "要写一个数"),
        (r"Input should be a finite number", "要写一个有限的数"),
        (r"Input should be a valid (?:list|tuple).*", "要写成方括号里的一串"),
        (r"Input should be a valid dictionary.*", "要写成一组键和值"),
        (r"Input should be greater than or equal to (.+)", r"不能小于 \1"),
        (r"Input should be greater than (.+)", r"要大于 \1"),
        (r"Input should be less than or equal to (.+)", r"不能大于 \1"),
        (r"Input should be less than (.+)", r"要小于 \1"),
        (r"Input should be ('.+') or ('.+')", r"只能是 \1 或 \2"),
        (r"(?:Value error, )?(\w+) (\S+) is above (\w+) (\S+)", r"\1 \2 比 \3 \4 大"),
        (
            r"(?:Value error, )?no hyphenation patterns for “(.+?)”; (.+)",
            r"没有“\1”的断词表，有的是 \2",
        ),
        (r"(\S+) cannot hold marks that hang", r"\1 字宽的栏距容不下悬挂的标点"),
        (r"no face role called (.+)", r"没有叫 \1 的字体角色"),
        (r"no colour called (.+)", r"没有叫 \1 的颜色"),
        (r"(\S+) is larger than (\S+)", r"\1 比 \2 大"),
        (r"(\d+) of (\d+) columns", r"要 \1 栏，版面只有 \2 栏"),
        (r"nested too deeply", "套得太深"),
        (r"(\d+) pages", r"有 \1 页"),
        (r"(\d+) s CPU", r"处理器算了 \1 秒还没完"),
        (r"(\d+) s", r"等了 \1 秒还没完"),
        (r"(\d+) MB", r"\1 MB 内存不够"),
        (r"> (\d+) MB", r"大于 \1 MB"),
        (r"files\.counts must rise", "files.counts 要从小到大写"),
        (r"ink\.spots names one ink twice", "ink.spots 里一种专色写了两次"),
        (
            r"crop marks end (\S+) mm from the trim, the sheet (\S+) mm",
            r"裁切线伸到成品边外 \1 毫米，纸边只到 \2 毫米",
        ),
        (r"(.+) is not beside the ticket", r"\1 不在印刷单旁边"),
        (r"Input should be one of (.+)", r"只能是 \1 中的一个"),
    )
)


def in_chinese(cause: str) -> str:
    """The cause as the desk says it; as it came where nobody has put it into words yet."""
    for english, chinese in _WORDINGS:
        match = english.fullmatch(cause)
        if match:
            return match.expand(chinese)
    return cause
