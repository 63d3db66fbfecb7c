/* restore: a body and its side file together again.
 *
 * Memory is a line of the side file and a block of the body. Where both can be read twice, they are checked before
 * anything is written, else at the end. */
#ifndef RESTORE_H
#define RESTORE_H

/* Writes the original of the body, which is read from `body` (NULL or "-": stdin), to stdout. Returns the exit status.
 */
int restore_run(const char *side, const char *body);

#endif
