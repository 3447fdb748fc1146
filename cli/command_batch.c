/* partmap batch DIR|MAP... -o OUT: each map measured, audited, drawn and reported in a process of
 * its own, its results in a folder of its own. */
#include "cli/batch_child.h"
#include "cli/batch_run.h"

pm_exit pm_command_batch(const pm_cli *cli)
{
    return pm_batch_run(cli, pm_batch_do_map);
}
