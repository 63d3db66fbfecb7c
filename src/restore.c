#include "restore.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "die.h"
#include "sidefile.h"

enum { BLOCK = 1 << 14 };

/* One pass over both. */
typedef struct {
	const char *side_name, *body_name;
	FILE *side, *body;
	output *out; /* NULL: only check */
	uint64_t at; /* in the body */
	hash read, written;
	buf line;
	sidefile_record record;
} pass;

static void wrong(const pass *p, const char *what) { warn("%s: %s", p->side_name, what); }

static void put(pass *p, span s)
{
	hash_add(&p->written, s);
	if (p->out) output_bytes(p->out, s);
}

/* Reads the body up to `to`, and writes it or leaves it out; false where it ends before. */
static bool read_body(pass *p, uint64_t to, bool write)
{
	byte block[BLOCK];
	while (p->at < to) {
		size_t want = to - p->at < BLOCK ? (size_t)(to - p->at) : BLOCK, n = fread(block, 1, want, p->body);
		p->at += n;
		hash_add(&p->read, (span){block, n});
		if (write) put(p, (span){block, n});
		if (n < want) return false;
	}
	return true;
}

/* Reads a line without its end; false at the end, and where it has none or is too long. */
static bool read_line(pass *p)
{
	int c;
	buf_clear(&p->line);
	while ((c = getc(p->side)) != EOF && c != '\n' && p->line.n < SIDEFILE_LINE) buf_add_byte(&p->line, (byte)c);
	return c == '\n';
}

static bool is_finished(pass *p)
{
	const sidefile_end *want = &p->record.end;
	bool more = getc(p->side) != EOF;
	if (more) wrong(p, "something follows the last record");
	else if (getc(p->body) != EOF || p->read.n != want->body || hash_value(&p->read) != want->body_hash)
		wrong(p, "belongs to another body");
	else if (p->written.n != want->input || hash_value(&p->written) != want->input_hash)
		wrong(p, "its cuts were changed");
	else return true;
	return false;
}

/* What is read twice is read from the start. */
static bool run(pass *p)
{
	p->at = 0;
	p->read = p->written = (hash){0};
	while (read_line(p)) {
		if (!sidefile_read(buf_span(&p->line), &p->record))
			return wrong(p, "is no side file, or a damaged one"), false;
		if (p->record.kind == SIDEFILE_OTHER) continue;
		bool there = p->record.bstart >= p->at && read_body(p, p->record.bstart, true) &&
			     read_body(p, p->record.bend, false);
		if (!there) return wrong(p, "belongs to another body"), false;
		if (p->record.kind == SIDEFILE_IS_END) return is_finished(p);
		put(p, buf_span(&p->record.bytes));
	}
	wrong(p, ferror(p->side) ? strerror(errno) : "is cut short");
	return false;
}

static FILE *open_input(const char *name)
{
	FILE *f = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
	struct stat about;
	if (!f) die(STATUS_FAILED, "%s: %s", name, strerror(errno));
	if (fstat(fileno(f), &about) == 0 && S_ISDIR(about.st_mode))
		die(STATUS_FAILED, "%s: %s", name, strerror(EISDIR));
	return f;
}

/* A copy of what can be read only once. */
static FILE *spool(FILE *f, const char *name)
{
	byte block[BLOCK];
	FILE *copy = tmpfile();
	if (!copy) die(STATUS_FAILED, "%s: no temporary file: %s", name, strerror(errno));
	for (size_t n; (n = fread(block, 1, BLOCK, f)) > 0;)
		if (fwrite(block, 1, n, copy) != n) die(STATUS_FAILED, "%s: temporary file: %s", name, strerror(errno));
	if (fflush(copy) != 0) die(STATUS_FAILED, "%s: temporary file: %s", name, strerror(errno));
	rewind(copy);
	fclose(f);
	return copy;
}

static bool is_regular(FILE *f)
{
	struct stat about;
	return fstat(fileno(f), &about) == 0 && S_ISREG(about.st_mode);
}

/* Whether all is well, before anything is written. The body is where stdin stood. */
static bool check(pass *p)
{
	long from = ftell(p->body);
	bool good = from >= 0 && run(p);
	rewind(p->side);
	if (from >= 0) fseek(p->body, from, SEEK_SET);
	return good;
}

int restore_run(const char *side, const char *body)
{
	output out;
	if (!body) body = "-";
	pass p = {.side_name = side, .body_name = body, .side = open_input(side), .body = open_input(body)};
	if (!is_regular(p.side)) p.side = spool(p.side, side);
	bool good = !is_regular(p.body) || check(&p);
	if (good) {
		output_open(&out, OUTPUT_TEXT, NULL);
		p.out = &out;
		good = run(&p);
		output_close(&out);
	}
	if (ferror(p.body)) warn("%s: could not be read", body);
	fclose(p.side);
	if (p.body != stdin) fclose(p.body);
	buf_free(&p.line);
	buf_free(&p.record.bytes);
	return good ? STATUS_OK : STATUS_FAILED;
}
