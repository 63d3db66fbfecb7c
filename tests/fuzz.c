/* fuzz: odd text, made of a seed.
 *
 * usage: test-fuzz SEED FILE...     writes some documents: words, marks, digits and signs in any order, pieces of the
 * files with faults in them, bytes that mean nothing
 *
 * The files are cases and language files, so that cues, number words, titles and units of all languages meet. The same
 * seed and files give the same bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"

enum { WORD_MOST = 40, PIECE_MOST = 1500, PARTS_MOST = 120, FAULTS_MOST = 12, REPEATS_MOST = 600, DOCUMENTS_MOST = 12 };

/* What the rules look for, and what stands between it. */
static const char *const parts[] = {" ", " ", " ", " ", " ", "\n", "\n", "\n\n", "\r\n", "\t", "\f", "\f\n", "\v", "\r",
	"\u00A0", "\u202F", "\u2028", "\u3000", "\u200B", "\u200D", "\u00AD", "\uFEFF", ".", ".", ",", ",", ":", ";",
	"?", "!", "…", "...", ". . .", "。", "؟", "।", "-", "-\n", "–", "—", " – ", "--", "'", "’", "\"", "„", "“", "”",
	"»", "«", "‚", "‘", "›", "‹", "「", "」", "『", "』", "''", "``", ",,", "<<", ">>", "(", ")", "[", "]", "{",
	"}", "<", ">", "</doc>\n", "<doc id=\"1\">\n", "---\n", "+++\n", "# ", "* ", "| ", "0", "1", "2", "3", "12",
	"00", "007", "1000", "1999", "2021", "3.", "1.", "115.000", "2,5", "1 000", "3:1", "20:15", "1/2", "2021/22",
	"1.11.2021", "2021-11-01", "10^5", "1e6", "\u00B2", "\u2085", "½", "⅔", "٣", "१", "３", "Ⅳ", "①", "𝟙", "%", "‰",
	"€", "$", "£", "¥", "₹", "°C", "km", "kg", "m²", "§", "§§", "Art.", "Abs.", "Nr.", "No.", "XIV", "MCMXC", "IV.",
	"II", "C", "+49 30", "+1", "030/123", "GB82 WEST 1234 5698 7654 32", "978-3-16-148410-0", "A", "I", "b", "Dr.",
	"z. B.", "U.S.", "é", "e\u0301", "\u0301", "ß", "İ", "Σ", "ﬁ", "😀", "👩‍👩‍👧", "🇩🇪", "\u202E", "א",
	"ب", "中", "か", "x"};

static uint64_t state;

/* xorshift64*: below n. */
static size_t below(size_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return n ? (size_t)((state * 0x2545F4914F6CDD1DU) >> 33) % n : 0;
}

static bool one_in(size_t n) { return below(n) == 0; }

/* A word of the text, or some of it: up to the next white space or comma. */
static span any_word(span text)
{
	size_t at = below(text.n), n = 0;
	while (at && text.p[at - 1] > ' ' && text.p[at - 1] != ',') at--;
	while (at + n < text.n && n < WORD_MOST && text.p[at + n] > ' ' && text.p[at + n] != ',') n++;
	return span_cut(text, at, at + n);
}

static span any_piece(span text)
{
	size_t at = below(text.n), n = below(PIECE_MOST);
	return span_cut(text, at, at + n < text.n ? at + n : text.n);
}

static void add_part(buf *b, span text)
{
	if (one_in(3)) buf_add(b, any_word(text));
	else buf_add(b, span_of(parts[below(sizeof parts / sizeof *parts)]));
	if (one_in(2)) buf_add(b, span_of(" "));
}

static void add_bytes(buf *b, size_t n)
{
	while (n--) {
		byte c = (byte)below(256);
		buf_add(b, (span){&c, 1});
	}
}

/* A short thing again and again. */
static void add_repeated(buf *b, span text)
{
	buf thing = {0};
	for (size_t n = 1 + below(3); n; n--) add_part(&thing, text);
	for (size_t n = below(one_in(100) ? 40 * REPEATS_MOST : REPEATS_MOST); n; n--) buf_add(b, buf_span(&thing));
	buf_free(&thing);
}

/* A piece with something put in, left out or written over, here and there. */
static void add_faulty(buf *b, span text)
{
	span piece = any_piece(text);
	for (size_t n = below(FAULTS_MOST); n && piece.n; n--) {
		size_t at = below(piece.n), skipped = one_in(2) ? below(piece.n - at) % 8 : 0;
		buf_add(b, span_cut(piece, 0, at));
		if (one_in(8)) add_bytes(b, 1 + below(4));
		else if (one_in(20)) add_repeated(b, text);
		else add_part(b, text);
		piece = span_cut(piece, at + skipped, piece.n);
	}
	buf_add(b, piece);
}

static void add_document(buf *b, span text, span other)
{
	for (size_t n = below(PARTS_MOST); n; n--) {
		if (one_in(40)) add_faulty(b, other);
		else if (one_in(60)) add_repeated(b, text);
		else if (one_in(80)) add_bytes(b, below(20));
		else if (one_in(12)) add_part(b, other);
		else add_part(b, text);
	}
	buf_add(b, span_of(one_in(9) ? "" : one_in(4) ? "\n" : "\n\f\n"));
	if (one_in(9)) buf_add(b, (span){(const byte *)"", 1});
}

static void read_file(const char *name, buf *b)
{
	FILE *f = fopen(name, "rb");
	size_t n;
	if (!f) {
		perror(name);
		exit(2);
	}
	do {
		buf_reserve(b, 1 << 16);
		n = fread(b->p + b->n, 1, 1 << 16, f);
		b->n += n;
	} while (n > 0);
	fclose(f);
}

int main(int argc, char **argv)
{
	buf text = {0}, other = {0}, out = {0};
	if (argc < 3) {
		fputs("usage: test-fuzz SEED FILE...\n", stderr);
		return 2;
	}
	state = (strtoull(argv[1], NULL, 10) + 1) * 0x9E3779B97F4A7C15U;
	for (size_t n = 1 + below(DOCUMENTS_MOST); n; n--) {
		buf_clear(&text);
		buf_clear(&other);
		read_file(argv[2 + below((size_t)argc - 2)], &text);
		read_file(argv[2 + below((size_t)argc - 2)], &other);
		if (one_in(3)) add_faulty(&out, buf_span(&text));
		add_document(&out, buf_span(&text), buf_span(&other));
	}
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&text);
	buf_free(&other);
	buf_free(&out);
	return 0;
}
