/* measure: how long a command takes, and how much memory.
 *
 * usage: test-measure COMMAND [ARG]...
 *
 * Prints "SECONDS KILOBYTES" to stderr: wall clock, peak resident memory. stdin and stdout are the command's. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	struct rusage used;
	int status;
	if (argc < 2) {
		fputs("usage: test-measure COMMAND [ARG]...\n", stderr);
		return 2;
	}
	double start = seconds();
	pid_t child = fork();
	if (child == 0) {
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	waitpid(child, &status, 0);
	double end = seconds();
	getrusage(RUSAGE_CHILDREN, &used);
	fprintf(stderr, "%.3f %ld\n", end - start, used.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
