#include "stream.h"

#include <sys/socket.h>

#include "check.h"
#include "utf8.h"

enum { SIZES_ALL = 64 };

/* ---- Reading with a given read size ---- */

/* A descriptor from which each read gets the next n bytes of the text: packets, written by a child. */
static int packets(span text, size_t n, pid_t *child)
{
	int ends[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0) exit(1);
	fflush(stdout);
	*child = fork();
	if (*child == 0) {
		close(ends[0]);
		for (size_t at = 0; at < text.n; at += n)
			if (write(ends[1], text.p + at, text.n - at < n ? text.n - at : n) < 0) _exit(0);
		_exit(0);
	}
	close(ends[1]);
	return ends[0];
}

/* The views of a text, written down, and their bytes. */
typedef struct {
	buf log, bytes;
	uint64_t invalid, invalid_at, end;
} reading;

static void free_reading(reading *r)
{
	buf_free(&r->log);
	buf_free(&r->bytes);
}

static void log_view(reading *r, const view *v)
{
	char line[160];
	snprintf(line, sizeof line, "%d %zu/%zu @%llu,%llu%s%s%s\n", (int)v->kind, v->text, v->n,
		(unsigned long long)v->start, (unsigned long long)v->cstart, v->first ? " first" : "",
		v->cut ? " cut" : "", v->invalid ? " invalid" : "");
	buf_add(&r->log, span_of(line));
}

/* What is promised of each view alone. */
static bool is_view(const view *v, const reading *before)
{
	const byte *p = v->p, *end = v->p + v->n;
	if (v->start != before->bytes.n || v->n == 0 || v->n > STREAM_VIEW + 1 || v->text > v->n) return false;
	if ((v->text > 0) != (v->kind == VIEW_TEXT)) return false;
	if (v->kind != VIEW_SEPARATOR && utf8_skip_space(p + v->text, end) != end) return false;
	if (v->kind == VIEW_TEXT && utf8_is_space(utf8_before(p, p + v->text))) return false;
	if (v->kind != VIEW_TEXT && (v->first || v->cut)) return false;
	return v->invalid || utf8_invalid(p, end) == end;
}

static void read_fd(int fd, stream_options want, reading *r)
{
	stream s = {0};
	view v;
	bool good = true;
	*r = (reading){0};
	stream_open(&s, fd, want);
	for (stream_next(&s, &v); v.kind != VIEW_END; stream_next(&s, &v)) {
		good = good && is_view(&v, r);
		log_view(r, &v);
		buf_add(&r->bytes, (span){v.p, v.n});
	}
	CHECK(good && v.start == r->bytes.n && s.error == 0);
	r->end = v.cstart;
	r->invalid = s.invalid;
	r->invalid_at = s.invalid_at;
	stream_free(&s);
}

static void read_packets(span text, size_t n, stream_options want, reading *r)
{
	pid_t child;
	int fd = packets(text, n, &child);
	read_fd(fd, want, r);
	close(fd);
	waitpid(child, NULL, 0);
}

/* All at once, from a file. */
static void read_file(span text, stream_options want, reading *r)
{
	FILE *f = tmpfile();
	if (!f) exit(1);
	fwrite(text.p, 1, text.n, f);
	fflush(f);
	lseek(fileno(f), 0, SEEK_SET);
	read_fd(fileno(f), want, r);
	fclose(f);
}

/* ---- The same by the definition, for text shorter than a view ---- */

static bool blank(const byte *p, const byte *end) { return utf8_skip_space(p, end) == end; }

static const byte *line_end(const byte *p, const byte *end, bool zero)
{
	while (p < end && *p != '\n' && !(zero && *p == 0)) p++;
	return p;
}

static bool separates(const byte *p, const byte *to, const byte *end, bool zero)
{
	if (zero) return false;
	(void)end;
	return to - p == 1 ? *p == '\f' : to - p == 2 && p[0] == '\f' && p[1] == '\r';
}

/* Writes "P text", a line each, for paragraphs and "S" for separators. */
static void outline(span s, bool zero, buf *out)
{
	const byte *end = s.p + s.n, *from = NULL, *to = NULL;
	char line[64];
	buf_clear(out);
	for (const byte *p = s.p; p < end;) {
		const byte *e = line_end(p, end, zero);
		bool part = separates(p, e, end, zero), nul = e < end && *e == 0 && zero, empty = part || blank(p, e);
		if (!empty && !from) from = p;
		if (!empty) to = utf8_trim_space(p, e);
		if (from && (empty || nul || e == end)) {
			snprintf(line, sizeof line, "P %td %td\n", from - s.p, to - s.p);
			buf_add(out, span_of(line));
			from = NULL;
		}
		if (part || nul) buf_add(out, span_of("S\n"));
		p = e < end ? e + 1 : end;
	}
	if (from) {
		snprintf(line, sizeof line, "P %td %td\n", from - s.p, to - s.p);
		buf_add(out, span_of(line));
	}
}

/* The same out of the views. */
static void outline_views(span text, bool zero, buf *out)
{
	stream s = {0};
	view v;
	char line[64];
	uint64_t from = 0, to = 0;
	bool open = false;
	FILE *f = tmpfile();
	fwrite(text.p, 1, text.n, f);
	fflush(f);
	lseek(fileno(f), 0, SEEK_SET);
	stream_open(&s, fileno(f), (stream_options){.zero = zero});
	buf_clear(out);
	do {
		stream_next(&s, &v);
		if (open && (v.kind == VIEW_END || v.kind == VIEW_SEPARATOR || v.first)) {
			snprintf(line, sizeof line, "P %d %d\n", (int)from, (int)to);
			buf_add(out, span_of(line));
			open = false;
		}
		if (v.kind == VIEW_SEPARATOR) buf_add(out, span_of("S\n"));
		if (v.kind == VIEW_TEXT && v.first) from = v.start;
		if (v.kind == VIEW_TEXT) to = v.start + v.text, open = true;
	} while (v.kind != VIEW_END);
	stream_free(&s);
	fclose(f);
}

static void outlines_agree(span text)
{
	buf want = {0}, got = {0};
	for (int zero = 0; zero < 2; zero++) {
		outline(text, zero, &want);
		outline_views(text, zero, &got);
		if (!CHECK(span_equal(buf_span(&want), buf_span(&got))))
			printf("expected\n%.*sgot\n%.*s", (int)want.n, (char *)want.p, (int)got.n, (char *)got.p);
	}
	buf_free(&want);
	buf_free(&got);
}

/* ---- Properties of any text ---- */

static uint64_t count_invalid(span s, uint64_t *first)
{
	uint64_t n = 0;
	for (const byte *p = s.p, *end = p + s.n; p < end;) {
		int length = utf8_length(p, end);
		if (length <= 0 && n++ == 0) *first = (uint64_t)(p - s.p);
		p += length > 0 ? length : 1;
	}
	return n;
}

/* The views tile the text, and code points and what is no UTF-8 are counted right. */
static void is_right(span text, const reading *r)
{
	uint64_t first = 0, invalid = count_invalid(text, &first);
	CHECK(span_equal(buf_span(&r->bytes), text));
	CHECK(r->end == utf8_count_any(text.p, text.p + text.n));
	CHECK(r->invalid == invalid);
	CHECK(invalid == 0 || r->invalid_at == first);
}

static void is_strict(span text)
{
	reading r;
	uint64_t first = 0, invalid = count_invalid(text, &first);
	read_packets(text, 3, (stream_options){.strict = true, .count = true}, &r);
	CHECK(span_equal(buf_span(&r.bytes), span_cut(text, 0, invalid ? (size_t)first : text.n)));
	CHECK((r.invalid > 0) == (invalid > 0) && (invalid == 0 || r.invalid_at == first));
	free_reading(&r);
}

/* The start of a text that went wrong. */
static void show(span text, size_t size, int mode)
{
	printf("read size %zu, mode %d: ", size, mode);
	for (size_t i = 0; i < text.n && i < 60; i++)
		printf(text.p[i] > ' ' && text.p[i] < 0x7F ? "%c" : "\\%03o", text.p[i]);
	printf("\n");
}

/* The same views for all of the read sizes. */
static void any_size(span text, const size_t *sizes, size_t n)
{
	for (int mode = 0; mode < 4; mode++) {
		stream_options want = {.zero = mode & 1, .lines = mode & 2, .count = true};
		reading whole, r;
		read_file(text, want, &whole);
		is_right(text, &whole);
		for (size_t i = 0; i < n; i++) {
			read_packets(text, sizes[i], want, &r);
			if (!CHECK(span_equal(buf_span(&whole.log), buf_span(&r.log)))) show(text, sizes[i], mode);
			is_right(text, &r);
			free_reading(&r);
		}
		free_reading(&whole);
	}
	is_strict(text);
}

static const char *const shapes[] = {
	"",
	"\n",
	"\n\n\n",
	"a",
	"a\n",
	"a\n\n",
	"\n\na",
	"a\n\nb",
	"a\nb\n\nc\n",
	"a\r\n\r\nb\r\n",
	"  a  \n  \t \n  b  ",
	" \n \n ",
	"\f",
	"\f\n",
	"\f\f\n",
	" \f\n",
	"\f \n",
	"a\n\f\nb\n",
	"a\f\nb",
	"a\n\fb\n\f\n",
	"\f\na",
	"a\n\f",
	"a\n\f\n\f\n\f\nb",
	"\f\r\n",
	"a\r\n\f\r\nb\r\n",
	"\f\r",
	"a\n\n\f\n\n\nb\n\n",
	"a\v\fb\n\v\nc",
	"a\302\205b\n\xC2\x85\nc",
	"a\n\xE2\x80\xA8\nb",
	"a\n\xC2\xA0\nb\xC2\xA0\n",
	"\xEF\xBB\xBF",
	"\xEF\xBB\xBF\n\na",
	"\xEF\xBB\xBF\f\na",
	"\xFF",
	"\xC3",
	"a\xC3",
	"a\xC3\nb",
	"\xE2\x80",
	"\xE2\x80\n",
	"a \xE2\x80\xA8",
	"\xF0\x9F\x98\x80",
	"\xF0\x9F\x98",
	"\x80\x80\n\n\x80",
	"\xED\xA0\x80 \xC0\xAF",
	"\xE2\x80\xE2\x80\xA8\n\n\xE3\x80\x80\n",
	"a\n\xC3\n\xC3\xA4",
	"\xF4\x90\x80\x80\n\f\n\xF4",
	"-\n--\n---\n",
	"a\r\rb\n\r\nc\r",
	"\r",
	"\r\n",
};

static void small_shapes(void)
{
	size_t few[] = {1, 2, 3, 4, 5, 7};
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		any_size(span_of(shapes[i]), few, sizeof few / sizeof *few);
		outlines_agree(span_of(shapes[i]));
	}
	span zeros[] = {{(const byte *)"\0", 1}, {(const byte *)"\0\0a\0\n\0", 6}, {(const byte *)"a\n\n\0\nb\0", 7},
		{(const byte *)"a\0\f\n\0b", 6}, {(const byte *)"\xC3\0\xA4\0", 4}, {(const byte *)" \0 a \0", 6}};
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
		any_size(zeros[i], few, sizeof few / sizeof *few);
		outlines_agree(zeros[i]);
	}
}

static void random_text(buf *b, size_t parts)
{
	static const char *const part[] = {"a", "b c", "\n", "\n", "\n\n", " ", "\t", "\r\n", "\f", "\f\n", "\n\f\n",
		"\xC3\xA4", "\xE2\x80\x9E", "\xC2\xA0", "\xFF", "\xE2\x80", "\xF0\x9F\x98\x80", "\xC3", "x"};
	buf_clear(b);
	while (parts--) {
		size_t i = check_below(sizeof part / sizeof *part + 1);
		if (i < sizeof part / sizeof *part) buf_add(b, span_of(part[i]));
		else buf_add_byte(b, 0);
	}
}

static void random_shapes(void)
{
	buf b = {0};
	for (int i = 0; i < 3000; i++) {
		random_text(&b, check_below(20));
		outlines_agree(buf_span(&b));
	}
	for (int i = 0; i < 20; i++) {
		size_t sizes[] = {1 + check_below(8), 9 + check_below(64)};
		random_text(&b, check_below(120));
		any_size(buf_span(&b), sizes, 2);
	}
	buf_free(&b);
}

/* Every read size from 1 to 64, for one text with some of everything. */
static void every_size(void)
{
	size_t sizes[SIZES_ALL];
	buf b = {0};
	for (size_t i = 0; i < SIZES_ALL; i++) sizes[i] = i + 1;
	random_text(&b, 80);
	any_size(buf_span(&b), sizes, SIZES_ALL);
	buf_free(&b);
}

/* ---- Text that does not fit into a view ---- */

static void repeat(buf *b, const char *text, size_t least)
{
	while (b->n < least) buf_add(b, span_of(text));
}

static void any_large_size(buf *b)
{
	static const size_t sizes[] = {1000, 65535};
	any_size(buf_span(b), sizes, sizeof sizes / sizeof *sizes);
	buf_free(b);
}

static void long_text(void)
{
	static const char *const texts[] = {"Wort f\xC3\xBCr Wort und \342\200\236so weiter\xE2\x80\x9C. ", "a",
		"\xC3\xA4", "\xE2\x80\x9E", "\xF0\x9F\x98\x80", " ", "\n", "\f", "\xC2\xA0", "\xE2\x80\xA8", "\x80",
		"\xE2\x80", "eine Zeile, die endet,\n", "eine\r\n", "\f\n", "a\n\n", " \n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		for (size_t odd = 0; odd < 3; odd++) {
			buf b = {0};
			buf_add(&b, span_of(&"--"[odd]));
			repeat(&b, texts[i], 200 << 10);
			buf_add(&b, span_of("\n\nende\n"));
			check_case = texts[i];
			if (odd) {
				reading r;
				read_file(buf_span(&b), (stream_options){.count = true}, &r);
				is_right(buf_span(&b), &r);
				free_reading(&r);
				buf_free(&b);
			} else {
				any_large_size(&b);
			}
		}
	}
	check_case = NULL;
}

/* Where the pieces of one paragraph are cut: at a line end, if it may end a sentence; at white space; else at a code
 * point; never does a line of white space end it.
 */
static void cut_places(void)
{
	stream s = {0};
	view v;
	buf b = {0};
	repeat(&b, "wort ", 3 * STREAM_VIEW);
	FILE *f = tmpfile();
	fwrite(b.p, 1, b.n, f);
	fflush(f);
	lseek(fileno(f), 0, SEEK_SET);
	stream_open(&s, fileno(f), (stream_options){0});
	stream_next(&s, &v);
	CHECK(v.first && v.cut && v.n % 5 == 0 && v.text == v.n - 1 && v.n > STREAM_VIEW / 2);
	stream_trim(&s, &v, 9, 10);
	stream_next(&s, &v);
	CHECK(!v.first && v.start == 10 && v.kind == VIEW_TEXT);
	while (v.kind != VIEW_END) {
		CHECK(v.cut == (v.start + v.n < b.n));
		stream_next(&s, &v);
	}
	CHECK(v.start == b.n);
	b.p[STREAM_VIEW - 100] = '\n';
	for (int wrapped = 0; wrapped < 2; wrapped++) {
		pwrite(fileno(f), b.p, b.n, 0);
		lseek(fileno(f), 0, SEEK_SET);
		stream_open(&s, fileno(f), (stream_options){.wrapped = wrapped});
		stream_next(&s, &v);
		CHECK(v.cut && (v.n == STREAM_VIEW - 99) == !wrapped);
	}
	stream_free(&s);
	fclose(f);
	buf_free(&b);
}

/* A character torn by the edge of a read, a view or the buffer is still one. */
static void torn_characters(void)
{
	for (size_t edge = STREAM_VIEW; edge <= STREAM_BUFFER; edge *= 2) {
		for (size_t before = 1; before < 6; before++) {
			buf b = {0};
			repeat(&b, "a", edge - before);
			repeat(&b, "\xF0\x9F\x98\x80", edge + 40);
			buf_add(&b, span_of("\xFFz"));
			reading r;
			read_file(buf_span(&b), (stream_options){.count = true}, &r);
			is_right(buf_span(&b), &r);
			CHECK(r.invalid == 1 && r.invalid_at == b.n - 2);
			free_reading(&r);
			buf_free(&b);
		}
	}
}

/* ---- Errors and waiting ---- */

static void reads_a_folder(void)
{
	stream s = {0};
	view v;
	int fd = open("/", O_RDONLY);
	stream_open(&s, fd, (stream_options){0});
	stream_next(&s, &v);
	CHECK(v.kind == VIEW_END && s.error != 0);
	close(fd);
	/* The stream may be used again. */
	fd = open("/dev/null", O_RDONLY);
	stream_open(&s, fd, (stream_options){0});
	stream_next(&s, &v);
	CHECK(v.kind == VIEW_END && s.error == 0);
	stream_next(&s, &v);
	CHECK(v.kind == VIEW_END);
	close(fd);
	stream_free(&s);
}

static void count_call(void *n) { ++*(int *)n; }

/* Each line is given before the next one is there; what waits is told so. */
static void lines_at_once(void)
{
	int ends[2], idle = 0;
	stream s = {0};
	view v;
	if (pipe(ends) != 0) exit(1);
	stream_open(&s, ends[0], (stream_options){.lines = true, .idle = count_call, .idle_argument = &idle});
	for (int i = 0; i < 3; i++) {
		if (write(ends[1], "Er kam.\n", 8) != 8) exit(1);
		stream_next(&s, &v);
		CHECK(v.kind == VIEW_TEXT && v.text == 7 && v.n == 8 && v.first == (i == 0) && !v.cut);
	}
	CHECK(idle == 3);
	close(ends[1]);
	stream_next(&s, &v);
	CHECK(v.kind == VIEW_END && idle == 4);
	close(ends[0]);
	stream_free(&s);
}

/* A paragraph is given when the empty line behind it has come. */
static void paragraphs_as_they_end(void)
{
	int ends[2];
	stream s = {0};
	view v;
	if (pipe(ends) != 0) exit(1);
	stream_open(&s, ends[0], (stream_options){0});
	for (int i = 0; i < 3; i++) {
		if (write(ends[1], "Er\nkam.\n\n", 9) != 9) exit(1);
		stream_next(&s, &v);
		CHECK(v.kind == VIEW_TEXT && v.text == 7 && v.n == 9 && v.first);
	}
	close(ends[1]);
	close(ends[0]);
	stream_free(&s);
}

int main(void)
{
	small_shapes();
	random_shapes();
	every_size();
	long_text();
	cut_places();
	torn_characters();
	reads_a_folder();
	lines_at_once();
	paragraphs_as_they_end();
	return check_end();
}
