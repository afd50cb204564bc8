#include "store/files/folder.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <csignal>

namespace kaptein {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void refuse_foreign(const fs::path& folder)
{
    throw StoreError(StoreFault::not_ours,
                     fmt::format("{}: is not a results folder of kaptein; nothing in it was touched. "
                                 "Choose another folder with -o DIR.",
                                 folder.string()));
}

}  // namespace

std::unique_ptr<Store> Store::open_locked(const fs::path& folder, const Session& session,
                                          FunctionRef<void(Store&)> begin, FunctionRef<void(Store&)> go_on)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const FolderState before = state_of(folder);
    if (before == FolderState::something_else) {
        refuse_foreign(folder);
    }
    if (before == FolderState::absent) {
        create_folder(folder);
    }
    std::error_code unknown;
    const fs::path real = fs::canonical(folder, unknown); // the folder may be reached through a link, no file in it may
    std::unique_ptr<Store> store(new Store(unknown ? folder : real));
    store->session_ = session;
    const std::lock_guard guard(store->mutex_);
    try {
        store->lock_ = WriterLock(store->folder_);
        remove_temporaries(store->folder_);
        // Looked at again under the lock: another process may just have made the store.
        if (state_of(store->folder_) == FolderState::results) {
            store->open_existing(Access::write);
            go_on(*store);
        } else {
            begin(*store);
        }
    } catch (...) {
        // Leave nothing behind of what never began; but what another process that holds the lock makes is its own.
        std::error_code ignored;
        if (store->lock_.held() && state_of(store->folder_) == FolderState::empty) {
            remove_temporaries(store->folder_);
            fs::remove(store->folder_ / WriterLock::file_name, ignored);
        }
        if (before == FolderState::absent) {
            fs::remove(store->folder_, ignored); // only when it is empty
        }
        throw;
    }
    store->read_designs();
    return store;
}

std::unique_ptr<Store> Store::open_for_writing(const fs::path& folder, const StudyIdentity& identity,
                                               const Session& session)
{
    const auto take_identity = [&identity](Store& store) {
        store.model_ = identity.model;
        store.recording_ = identity.recording;
    };
    return open_locked(
        folder, session,
        [&](Store& store) {
            take_identity(store);
            store.create([&identity](const Connection& connection) {
                create_schema(connection, *identity.model);
                write_identity(connection, identity);
            });
            store.write_texts(identity.study_text, identity.resolved_text);
        },
        [&](Store& store) {
            take_identity(store);
            store.continue_with(identity);
        });
}

std::unique_ptr<Store> Store::open_read_only(const fs::path& folder)
{
    const FolderState state = state_of(folder);
    if (state == FolderState::absent) {
        throw StoreError(StoreFault::not_ours, fmt::format("{}: there is no such folder.", folder.string()));
    }
    if (state != FolderState::results) {
        refuse_foreign(folder);
    }
    std::error_code unknown;
    const fs::path real = fs::canonical(folder, unknown);
    std::unique_ptr<Store> store(new Store(unknown ? folder : real));
    store->open_existing(Access::read);
    store->read_designs();
    return store;
}

void Store::open_existing(Access access)
{
    const fs::path file = folder_ / "runs.sqlite";
    if (fs::is_symlink(file) || is_link(folder_ / "runs.sqlite-journal")) {
        refuse_foreign(folder_);
    }
    connection_ = std::make_unique<Connection>(file, access);
    if (connection_->integer("PRAGMA application_id") != store_application_id) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is a database of another program; it was not touched. Choose "
                                     "another folder with -o DIR.",
                                     file.string()));
    }
    if (const std::int64_t schema = connection_->integer("PRAGMA user_version"); schema != store_schema) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: has store schema {}, this program reads and writes {}. Use the "
                                     "program that made it, or another folder with -o DIR.",
                                     file.string(), schema, store_schema));
    }
    runs_ = std::make_unique<RunTable>(*connection_, stored_shape(*connection_));
}

void Store::create(FunctionRef<void(const Connection&)> fill)
{
    const fs::path file = folder_ / "runs.sqlite";
    const fs::path temporary = temporary_beside(file);
    {
        const Connection connection(temporary, Access::create);
        Transaction transaction(connection);
        fill(connection);
        transaction.commit();
    }
    rename_into_place(temporary, file);
    created_ = true;
    open_existing(Access::write);
}

void Store::continue_with(const StudyIdentity& identity)
{
    std::string found = difference(stored_facts(*connection_), facts(identity));
    if (found.empty()) {
        found = sweep_difference(meta_text(*connection_, "fixed sweep"), identity.fixed_sweep);
    }
    if (!found.empty()) {
        throw StoreError(
            StoreFault::not_ours,
            fmt::format("{}: holds results of another study: {}. Choose another folder with -o DIR, or give the "
                        "study another name.",
                        folder_.string(), found));
    }
    const bool same = meta_text(*connection_, "resolved_text") == identity.resolved_text
                      && meta_text(*connection_, "study_text") == identity.study_text
                      && meta_text(*connection_, "layout") == layout_digest(identity)
                      && meta_text(*connection_, "recording") == recording_text(identity.recording);
    if (!same) {
        Transaction transaction(*connection_);
        if (meta_text(*connection_, "layout") != layout_digest(identity)) {
            connection_->execute("DELETE FROM places"); // runs stay; claim() gives them their new places
        }
        runs_.reset(); // its statements hold the old tables
        write_identity(*connection_, identity);
        transaction.commit();
        runs_ = std::make_unique<RunTable>(*connection_, stored_shape(*connection_));
    }
    std::error_code unknown;
    if (!same || !fs::exists(folder_ / "study.yaml", unknown) || !fs::exists(folder_ / "resolved.yaml", unknown)) {
        write_texts(identity.study_text, identity.resolved_text);
    }
}

void Store::write_texts(const std::string& study_text, const std::string& resolved_text) const
{
    write_file(folder_ / "study.yaml", study_text);
    write_file(folder_ / "resolved.yaml", resolved_text);
}

} // namespace kaptein
