#define _GNU_SOURCE
#include "CSystemCalls.h"
#include "result.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int family_of(const struct weft_address *address) {
    return ((const struct sockaddr *)address->bytes)->sa_family;
}

static int open_socket(int family) {
    return socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

static void set(int descriptor, int level, int option) {
    int on = 1;
    setsockopt(descriptor, level, option, &on, sizeof on);
}

/// Small writes leave at once: a program that answers line by line does not wait for an acknowledgement.
static void send_at_once(int descriptor, int family) {
    if (family != AF_UNIX) set(descriptor, IPPROTO_TCP, TCP_NODELAY);
}

static int close_with(int descriptor, int error) {
    close(descriptor);
    return -error;
}

int weft_connect(const struct weft_address *address, int *descriptor) {
    int family = family_of(address), opened = open_socket(family);
    if (opened < 0) return -errno;
    send_at_once(opened, family);
    *descriptor = opened;
    if (connect(opened, (const struct sockaddr *)address->bytes, address->length) == 0) return 0;
    return errno == EINPROGRESS || errno == EINTR ? -EINPROGRESS : close_with(opened, errno);
}

int weft_socket_error(int descriptor) {
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) < 0) return -errno;
    return -error;
}

int weft_listen(const struct weft_address *address, int backlog, bool shares_port) {
    int family = family_of(address), opened = open_socket(family);
    if (opened < 0) return -errno;
    if (family != AF_UNIX) set(opened, SOL_SOCKET, SO_REUSEADDR);
    if (shares_port) set(opened, SOL_SOCKET, SO_REUSEPORT);
    // IPv4 has a socket of its own, so that both may have the port.
    if (family == AF_INET6) set(opened, IPPROTO_IPV6, IPV6_V6ONLY);
    if (bind(opened, (const struct sockaddr *)address->bytes, address->length) < 0)
        return close_with(opened, errno);
    if (listen(opened, backlog) < 0) return close_with(opened, errno);
    return opened;
}

int weft_accept(int descriptor) {
    struct sockaddr_storage peer;
    socklen_t size = sizeof peer;
    int accepted = accept4(descriptor, (struct sockaddr *)&peer, &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (accepted < 0) return -errno;
    send_at_once(accepted, peer.ss_family);
    return accepted;
}

int weft_own_address(int descriptor, struct weft_address *address) {
    socklen_t size = sizeof address->bytes;
    int answer = result(getsockname(descriptor, (struct sockaddr *)address->bytes, &size));
    address->length = answer < 0 ? 0 : size;
    return answer;
}

int weft_peer_address(int descriptor, struct weft_address *address) {
    socklen_t size = sizeof address->bytes;
    int answer = result(getpeername(descriptor, (struct sockaddr *)address->bytes, &size));
    address->length = answer < 0 ? 0 : size;
    return answer;
}

int weft_end_writing(int descriptor) {
    return result(shutdown(descriptor, SHUT_WR));
}

int weft_other_end(int descriptor, struct weft_address *own, struct weft_address *peer) {
    int listens = 0;
    socklen_t size = sizeof listens;
    if (getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) < 0) return WEFT_END_ELSEWHERE;
    if (weft_own_address(descriptor, own) < 0) return WEFT_END_ELSEWHERE;
    if (listens) return WEFT_END_LISTENS;
    if (family_of(own) == AF_UNIX) {
        struct ucred owner;
        size = sizeof owner;
        if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &owner, &size) < 0) return WEFT_END_ELSEWHERE;
        return owner.pid == getpid() ? WEFT_END_HERE : WEFT_END_ELSEWHERE;
    }
    return weft_peer_address(descriptor, peer) < 0 ? WEFT_END_ELSEWHERE : WEFT_END_AT_ADDRESS;
}
