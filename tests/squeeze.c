/* squeeze: text without its white space.
 *
 * usage: test-squeeze [-r] <TEXT      writes the text without White_Space (Unicode); -r: and each byte that is no UTF-8
 * as U+FFFD test-squeeze -v <TEXT        exits 1, and says where, if the text is not UTF-8 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "utf8.h"

static void read_all(buf *b)
{
	ssize_t n;
	do {
		buf_reserve(b, 1 << 16);
		n = read(STDIN_FILENO, b->p + b->n, 1 << 16);
		if (n > 0) b->n += (size_t)n;
	} while (n > 0);
}

static int validate(span s)
{
	const byte *end = s.p + s.n, *bad = utf8_invalid(s.p, end);
	if (bad < end) printf("no UTF-8 at offset %td\n", bad - s.p);
	return bad < end;
}

static void squeeze(span s, bool replace)
{
	const byte *p = s.p, *end = s.p + s.n;
	while (p < end) {
		const byte *at = p;
		char32_t c = utf8_next(&p, end);
		if (utf8_is_space(c)) continue;
		if (replace && c == UTF8_BAD) fputs("\xEF\xBF\xBD", stdout);
		else fwrite(at, 1, (size_t)(p - at), stdout);
	}
}

int main(int argc, char **argv)
{
	buf b = {0};
	int status = 0;
	read_all(&b);
	if (argc > 1 && strcmp(argv[1], "-v") == 0) status = validate(buf_span(&b));
	else squeeze(buf_span(&b), argc > 1);
	buf_free(&b);
	return status;
}
