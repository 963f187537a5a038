"""The engine `gongzhi` of papermill, which its entry points name: papermill's own, with forking kernels.

Papermill loads this module while it is imported itself: whoever needs it imports papermill before.
"""

import sys
from multiprocessing import current_process
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from papermill.engines import NBClientEngine

from gongzhi.run.kernel import Manager
from gongzhi.run.server import AVAILABLE

ENGINE = "gongzhi"
COMMAND = ["-m", "ipykernel_launcher"]


class Engine(NBClientEngine):  # type: ignore[misc]
    """Runs a notebook as papermill does, in a kernel that is started as ever where none can be forked."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
        """Run a notebook."""
        if AVAILABLE and not current_process().daemon and forks(kernel_name):
            options["kernel_manager_class"] = Manager
        return super().execute_managed_notebook(nb_man, kernel_name, **options)


def forks(kernel: str) -> bool:
    """Whether a kernel is that of this interpreter, started as ever."""
    try:
        program, *arguments = KernelSpecManager().get_kernel_spec(kernel).argv
    except NoSuchKernel:
        return False
    return program in ("python", "python3", sys.executable) and arguments[:2] == COMMAND
