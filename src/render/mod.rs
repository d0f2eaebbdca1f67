pub struct Artifact {
    pub path: String,
    pub bytes: Vec<u8>,
}
