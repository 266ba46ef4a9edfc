#define _GNU_SOURCE
#include "CSystemCalls.h"
#include "result.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

int weft_resolve(
    const char *host, const char *service, bool is_numeric, struct weft_address *found, int capacity) {
    struct addrinfo wanted = {
        .ai_family = AF_UNSPEC,
        .ai_socktype = SOCK_STREAM,
        .ai_flags = AI_NUMERICSERV | (host ? 0 : AI_PASSIVE) | (is_numeric ? AI_NUMERICHOST : 0),
    };
    struct addrinfo *all;
    int error = getaddrinfo(host, service, &wanted, &all);
    if (error != 0) return error < 0 ? error : -error;
    int count = 0;
    for (struct addrinfo *one = all; one && count < capacity; one = one->ai_next) {
        if (one->ai_addrlen > sizeof found->bytes) continue;
        found[count].length = one->ai_addrlen;
        memcpy(found[count++].bytes, one->ai_addr, one->ai_addrlen);
    }
    freeaddrinfo(all);
    return count;
}

const char *weft_resolve_text(int code) {
    return gai_strerror(code);
}

int weft_address_of_path(const char *path, size_t length, struct weft_address *address) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    bool is_abstract = length > 0 && path[0] == 0;
    if (length == 0 || length + !is_abstract > sizeof name.sun_path) return -ENAMETOOLONG;
    memcpy(name.sun_path, path, length);
    address->length = (uint32_t)(offsetof(struct sockaddr_un, sun_path) + length + !is_abstract);
    memcpy(address->bytes, &name, sizeof name);
    return 0;
}

void weft_address_set_port(struct weft_address *address, int port) {
    sa_family_t family = ((const struct sockaddr *)address->bytes)->sa_family;
    if (family == AF_INET) ((struct sockaddr_in *)address->bytes)->sin_port = htons((uint16_t)port);
    if (family == AF_INET6) ((struct sockaddr_in6 *)address->bytes)->sin6_port = htons((uint16_t)port);
}

void weft_remove_socket(const char *path) {
    struct stat information;
    if (lstat(path, &information) == 0 && S_ISSOCK(information.st_mode)) unlink(path);
}

int weft_address_text(const struct weft_address *address, char *text, size_t capacity, int *port) {
    const struct sockaddr *generic = (const struct sockaddr *)address->bytes;
    *port = -1;
    if (address->length < sizeof generic->sa_family) return 0;
    if (generic->sa_family == AF_UNIX) {
        const struct sockaddr_un *name = (const struct sockaddr_un *)address->bytes;
        size_t length = address->length - offsetof(struct sockaddr_un, sun_path);
        if (length > 0 && name->sun_path[0] != 0) length = strnlen(name->sun_path, length);
        if (length > capacity) length = capacity;
        memcpy(text, name->sun_path, length);
        return (int)length;
    }
    if (generic->sa_family == AF_INET)
        *port = ntohs(((const struct sockaddr_in *)address->bytes)->sin_port);
    if (generic->sa_family == AF_INET6)
        *port = ntohs(((const struct sockaddr_in6 *)address->bytes)->sin6_port);
    if (getnameinfo(generic, address->length, text, (socklen_t)capacity, 0, 0, NI_NUMERICHOST) != 0) return -EINVAL;
    return (int)strlen(text);
}
