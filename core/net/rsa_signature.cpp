#include "core/net/rsa_signature.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace core {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// Without a way to ask for a password the library would ask at the terminal.
int noPassword(char *, int, int, void *)
{
    return 0;
}

} // namespace

std::optional<QByteArray> signRs256(const Secret &privateKeyPem, const QByteArray &content)
{
    const QByteArray &pem = privateKeyPem.reveal();
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free_all);
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr), &EVP_PKEY_free);
    // What went wrong stays in a queue of the thread, where the next user of the library would find it.
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
        ERR_clear_error();
        return std::nullopt;
    }
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(content.constData());
    const auto size = size_t(content.size());
    size_t length = 0;
    if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(digest.get(), nullptr, &length, bytes, size) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    QByteArray signature(qsizetype(length), '\0');
    if (EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &length, bytes,
                       size)
        != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    signature.truncate(qsizetype(length));
    return signature;
}

} // namespace core
