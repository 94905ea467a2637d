"""The exit codes, in English and in Chinese, as ``docs/errors.md`` shows them."""

from __future__ import annotations

DONE = 0
FINDINGS = 1
USAGE = 2
BUG = 70
INTERRUPTED = 130
# What a shell shows for a program that SIGPIPE ended: 128 and the signal's number.
NOBODY_READS = 141

EXIT_CODES = {
    DONE: ("done", "完成"),
    FINDINGS: (
        "findings: an error, or with `--strict` a warning, in what was checked or built",
        "查出问题：有错误，或加了 `--strict` 时有警告",
    ),
    USAGE: ("wrong use: the command line, or an output folder that takes no files", "用法不对"),
    3: ("bad content: the issue's own files cannot be printed as they are", "稿件有错，无法照排"),
    4: (
        "something is missing on this machine: a program, a font, a profile, room on the disk",
        "这台电脑缺东西：程序、字体、特性文件或磁盘空间",
    ),
    BUG: ("a defect of Banxin itself", "程序自身的漏洞"),
    INTERRUPTED: ("stopped by Ctrl-C", "被 Ctrl-C 中断"),
    NOBODY_READS: ("whoever read the output went away", "读取输出的一方已离开"),
}
