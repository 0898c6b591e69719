// The C functions that Embedded Swift asks of its platform, for a WebAssembly module without one.
// Memory: power-of-two size classes over a growing end; freed blocks are kept by class.
typedef __SIZE_TYPE__ size_t;
typedef __UINTPTR_TYPE__ address;
typedef unsigned long long word;
extern unsigned char __heap_base;
static address top;

// A block is this header and its payload, both 16-aligned. `base` is set for larger alignments.
struct head { size_t class; struct head *next; void *base; size_t unused; };
_Static_assert(sizeof(struct head) == 16, "the header keeps the payload aligned");
static struct head *freed[32];

static void *extend(size_t size) {
  if (!top) top = ((address)&__heap_base + 15) & ~(address)15;
  address start = top, end = start + size, have = (address)__builtin_wasm_memory_size(0) << 16;
  if (end < start) __builtin_trap();
  if (end > have && __builtin_wasm_memory_grow(0, (end - have + 65535) >> 16) == (size_t)-1) __builtin_trap();
  top = end;
  return (void *)start;
}

void *malloc(size_t size) {
  unsigned class = 5;
  while (((size_t)1 << class) < size + sizeof(struct head)) if (++class > 30) __builtin_trap();
  struct head *block = freed[class];
  if (block) freed[class] = block->next; else block = extend((size_t)1 << class);
  block->class = class;
  block->base = 0;
  return block + 1;
}

void free(void *pointer) {
  if (!pointer) return;
  struct head *block = (struct head *)pointer - 1;
  if (block->base) block = (struct head *)block->base - 1;
  block->next = freed[block->class];
  freed[block->class] = block;
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  char *raw = malloc(alignment > 16 ? size + alignment : size);
  char *aligned = (char *)(((address)raw + alignment - 1) & ~(address)(alignment - 1));
  if (aligned != raw) ((struct head *)aligned - 1)->base = raw;
  *out = aligned;
  return 0;
}

void *memset(void *to, int value, size_t size) { __builtin_memset(to, value, size); return to; }
void *memcpy(void *to, const void *from, size_t size) { __builtin_memcpy(to, from, size); return to; }
void *memmove(void *to, const void *from, size_t size) { __builtin_memmove(to, from, size); return to; }

size_t strlen(const char *text) { size_t n = 0; while (((volatile const char *)text)[n]) n++; return n; }

int memcmp(const void *a, const void *b, size_t size) {
  const unsigned char *p = a, *q = b;
  for (size_t i = 0; i < size; i++) if (p[i] != q[i]) return p[i] - q[i];
  return 0;
}

// The product of two 128-bit numbers, from 32-bit halves.
struct wide { word low, high; };
void __multi3(struct wide *out, word a, word ah, word b, word bh) {
  word a0 = a & 0xffffffff, a1 = a >> 32, b0 = b & 0xffffffff, b1 = b >> 32;
  word low = a0 * b0, cross = a1 * b0 + (low >> 32), other = a0 * b1 + (cross & 0xffffffff);
  out->low = (other << 32) | (low & 0xffffffff);
  out->high = a1 * b1 + (cross >> 32) + (other >> 32) + a * bh + ah * b;
}

// Where the standard library would print why it stops; a page says so in its own words.
int putchar(int character) { return character; }
