/* dribble: does a filter's output depend on how its input arrives?
 *
 * usage: test-dribble FROM TO PAUSE COMMAND [ARG]... <FILE
 *
 * Runs the command once on the file itself, and then once for each read size from FROM to TO, over packets: each read
 * of the command gets so many bytes. With a PAUSE (microseconds) it is a pipe, and the writer waits in between. Names
 * each size for which output or exit status is another than the first, and exits 1 if there was one. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "buf.h"

static void fail(const char *what)
{
	perror(what);
	exit(2);
}

static void read_all(int fd, buf *b)
{
	ssize_t n;
	do {
		buf_reserve(b, 1 << 16);
		n = read(fd, b->p + b->n, 1 << 16);
		if (n > 0) b->n += (size_t)n;
	} while (n > 0);
}

/* Starts the command with `in` as its stdin; its stdout can be read from *out. */
static pid_t start(char **command, int in, int *out)
{
	int ends[2];
	if (pipe(ends) != 0) fail("pipe");
	pid_t child = fork();
	if (child < 0) fail("fork");
	if (child == 0) {
		dup2(in, STDIN_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		close(in);
		close(ends[0]);
		close(ends[1]);
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	close(ends[1]);
	*out = ends[0];
	return child;
}

/* Writes the text from a child, `size` bytes at a time; *in is where to read it. */
static pid_t feed(const buf *text, size_t size, long pause, int *in)
{
	int ends[2];
	struct timespec wait = {0, pause * 1000};
	if ((pause ? pipe(ends) : socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends)) != 0) fail("socketpair");
	pid_t child = fork();
	if (child < 0) fail("fork");
	if (child == 0) {
		close(ends[0]);
		for (size_t at = 0; at < text->n; at += size) {
			if (write(ends[1], text->p + at, text->n - at < size ? text->n - at : size) < 0) break;
			if (pause) nanosleep(&wait, NULL);
		}
		_exit(0);
	}
	close(ends[1]);
	*in = ends[0];
	return child;
}

static int run(char **command, int in, buf *output)
{
	int out, status;
	pid_t child = start(command, in, &out);
	close(in);
	buf_clear(output);
	read_all(out, output);
	close(out);
	waitpid(child, &status, 0);
	return status;
}

static int run_fed(char **command, const buf *text, size_t size, long pause, buf *output)
{
	int in;
	pid_t writer = feed(text, size, pause, &in);
	int status = run(command, in, output);
	waitpid(writer, NULL, 0);
	return status;
}

int main(int argc, char **argv)
{
	buf text = {0}, want = {0}, got = {0};
	int wrong = 0;
	if (argc < 5) {
		fputs("usage: test-dribble FROM TO PAUSE COMMAND [ARG]... <FILE\n", stderr);
		return 2;
	}
	size_t from = strtoul(argv[1], NULL, 10), to = strtoul(argv[2], NULL, 10);
	long pause = strtol(argv[3], NULL, 10);
	read_all(STDIN_FILENO, &text);
	if (lseek(STDIN_FILENO, 0, SEEK_SET) != 0) fail("stdin is no file");
	int status = run(argv + 4, dup(STDIN_FILENO), &want);
	for (size_t size = from; size <= to; size++) {
		bool same = run_fed(argv + 4, &text, size, pause, &got) == status &&
			    span_equal(buf_span(&want), buf_span(&got));
		if (!same) printf("differs for a read size of %zu\n", size);
		wrong |= !same;
	}
	buf_free(&text);
	buf_free(&want);
	buf_free(&got);
	return wrong;
}
