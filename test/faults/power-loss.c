/* A disk that forgets at power loss whatever was not synced. Preloaded into a process, it lets every write to files in
 * POWER_DIR through and notes it; when the file is synced, what was noted is written to its twin in POWER_TWIN. After a
 * kill -9 the twins hold exactly what had been synced. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FDS = 4096 };
typedef struct note { struct note *next; off_t at; ssize_t length; char bytes[]; } note; /* length -1: cut to `at` */
static struct { char name[256]; note *first, *last; } files[FDS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define WATCHED(fd) ((fd) >= 0 && (fd) < FDS && files[fd].name[0])

static void remember(int fd, const void *bytes, ssize_t length, off_t at) {
  note *one = malloc(sizeof(note) + (length > 0 ? length : 0));
  *one = (note){NULL, at, length};
  if (length > 0) memcpy(one->bytes, bytes, length);
  pthread_mutex_lock(&lock);
  if (files[fd].last) files[fd].last->next = one; else files[fd].first = one;
  files[fd].last = one;
  pthread_mutex_unlock(&lock);
}

static void watch(int fd, const char *path) {
  const char *dir = getenv("POWER_DIR"), *base = strrchr(path, '/');
  if (fd < 0 || fd >= FDS) return;
  files[fd].name[0] = 0, files[fd].first = files[fd].last = NULL;
  if (dir && base && !strncmp(path, dir, strlen(dir)) && strncmp(base, "/cqo.db", 7) == 0) snprintf(files[fd].name, sizeof files[fd].name, "%s%s", getenv("POWER_TWIN"), base);
}

static void settle(int fd) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
  static int (*cut)(int, off_t);
  if (!cut) cut = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate64");
  pthread_mutex_lock(&lock);
  int twin = openat(AT_FDCWD, files[fd].name, O_RDWR | O_CREAT, 0600);
  for (note *one = files[fd].first, *next; one; one = next) {
    next = one->next;
    if (one->length < 0 ? cut(twin, one->at) : real(twin, one->bytes, one->length, one->at) < 0) abort();
    free(one);
  }
  files[fd].first = files[fd].last = NULL;
  close(twin);
  pthread_mutex_unlock(&lock);
}

#define OPEN(name) int name(const char *path, int flags, ...) { REAL(int, name, const char *, int, ...); va_list rest; va_start(rest, flags); int fd = real(path, flags, va_arg(rest, int)); va_end(rest); watch(fd, path); return fd; }
OPEN(open) OPEN(open64)
#define PWRITE(name) ssize_t name(int fd, const void *bytes, size_t length, off_t at) { REAL(ssize_t, name, int, const void *, size_t, off_t); ssize_t done = real(fd, bytes, length, at); if (done > 0 && WATCHED(fd)) remember(fd, bytes, done, at); return done; }
PWRITE(pwrite) PWRITE(pwrite64)
ssize_t write(int fd, const void *bytes, size_t length) { REAL(ssize_t, write, int, const void *, size_t); off_t at = WATCHED(fd) ? lseek(fd, 0, SEEK_CUR) : 0; ssize_t done = real(fd, bytes, length); if (done > 0 && WATCHED(fd)) remember(fd, bytes, done, at); return done; }
#define CUT(name) int name(int fd, off_t at) { REAL(int, name, int, off_t); int bad = real(fd, at); if (!bad && WATCHED(fd)) remember(fd, NULL, -1, at); return bad; }
CUT(ftruncate) CUT(ftruncate64)
#define SYNC(name) int name(int fd) { REAL(int, name, int); int bad = real(fd); if (!bad && WATCHED(fd)) settle(fd); return bad; }
SYNC(fsync) SYNC(fdatasync)
int unlink(const char *path) { REAL(int, unlink, const char *); char twin[256]; const char *dir = getenv("POWER_DIR"), *base = strrchr(path, '/'); if (dir && base && !strncmp(path, dir, strlen(dir))) { snprintf(twin, sizeof twin, "%s%s", getenv("POWER_TWIN"), base); real(twin); } return real(path); }
